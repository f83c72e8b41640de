"use client";

import { Menu } from "@base-ui/react/menu";
import { useState } from "react";
import { chooseTheme, shownTheme, themeNames, themes, toTheme } from "./theme-choice";

/** The choice of theme, as part of a menu. It is drawn only once the menu is open, so it may ask the document. */
export function ThemeMenu() {
  const [theme, setTheme] = useState(shownTheme);
  const choose = (value: unknown) => {
    const chosen = toTheme(String(value));
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <Menu.RadioGroup value={theme} onValueChange={choose}>
      <Menu.GroupLabel className="menu-label">Theme</Menu.GroupLabel>
      {themes.map((value) => (
        <Menu.RadioItem key={value} value={value} className="menu-item">
          <span className="menu-tick" aria-hidden="true">
            {theme === value && "✓"}
          </span>
          {themeNames[value]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
