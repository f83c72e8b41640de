import { Menu } from "@base-ui/react/menu";
import { buttonClass } from "@/app/_components/button";

type Props<Value extends string> = Readonly<{
  /** What is set: "Type". */
  name: string;
  options: readonly (readonly [Value, string])[];
  isDisabled: boolean;
  onChoose: (value: Value) => void;
}>;

/** Gives one value to all that is selected. */
export function SetMenu<Value extends string>({ name, options, isDisabled, onChoose }: Props<Value>) {
  return (
    <Menu.Root>
      <Menu.Trigger className={buttonClass("plain", "small")} disabled={isDisabled}>
        {name}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={6} align="start" className="popup-layer">
          <Menu.Popup className="menu">
            {options.map(([value, words]) => (
              <Menu.Item key={value} className="menu-item" onClick={() => onChoose(value)}>
                {words}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
