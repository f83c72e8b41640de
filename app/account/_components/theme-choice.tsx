"use client";

import { useState } from "react";
import { chooseTheme, type Theme, themeNames, themes } from "@/app/_components/theme-choice";

/** Light, dark or as the system; shown at once, kept in this browser. */
export function ThemeChoice({ initial }: Readonly<{ initial: Theme }>) {
  const [theme, setTheme] = useState(initial);
  return (
    <fieldset className="choices">
      <legend className="unseen">Theme</legend>
      {themes.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name="theme"
            value={value}
            checked={theme === value}
            onChange={() => {
              chooseTheme(value);
              setTheme(value);
            }}
          />
          {themeNames[value]}
        </label>
      ))}
    </fieldset>
  );
}
