"use client";

import { Menu } from "@base-ui/react/menu";
import { buttonClass } from "@/app/_components/button";
import { useAnnounce } from "@/app/_live/announcer";
import { useDesk, useMe, useSubmit } from "@/app/_live/live-desk";
import { type ClaimsChoice, claimsChoice, claimsParams, everyClaim } from "@/lib/domain/claims-choice";
import type { SavedView } from "@/lib/domain/saved-view";
import type { Sendable } from "@/lib/live/inputs";
import { may } from "@/lib/policy/permissions";
import { useDraft } from "../[claimId]/_components/use-draft";
import { type NamedView, SaveViewDialog } from "./save-view-dialog";

type Props = Readonly<{
  choice: ClaimsChoice;
  viewId: string | null;
  onChoice: (choice: ClaimsChoice, viewId: string | null) => void;
}>;

/** The views that were saved in the investigation: to choose one, and to save, change or remove one. */
export function ViewsMenu({ choice, viewId, onChoice }: Props) {
  const { savedViews } = useDesk();
  const me = useMe();
  const submit = useSubmit();
  const announce = useAnnounce();
  const naming = useDraft<NamedView>();
  const views = Object.values(savedViews)
    .filter(({ removedAtMs }) => removedAtMs === null)
    .sort((one, other) => one.name.localeCompare(other.name, "en"));
  const current = views.find(({ id }) => id === viewId) ?? null;
  const isChanged = current !== null && !isSame(claimsChoice(current.params), choice);
  const mayChange = current !== null && may(me.role, "view.save", current.savedBy === me.reviewerId);
  const send = (command: Sendable, done: string) => {
    announce(done);
    void submit(command);
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className={buttonClass()}>
          {current ? `View: ${current.name}${isChanged ? ", changed" : ""}` : "Views"}
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={6} align="end" className="popup-layer">
            <Menu.Popup className="menu views-menu">
              <Menu.RadioGroup
                value={current?.id ?? ""}
                onValueChange={(chosen: string) => {
                  const view = views.find(({ id }) => id === chosen);
                  onChoice(view ? claimsChoice(view.params) : everyClaim, view?.id ?? null);
                }}
              >
                <ViewItem value="" name="All claims" />
                {views.map(({ id, name }) => (
                  <ViewItem key={id} value={id} name={name} />
                ))}
              </Menu.RadioGroup>
              {may(me.role, "view.save", true) && (
                <>
                  <div className="menu-rule" />
                  <Menu.Item className="menu-item" onClick={() => naming.open({ name: "" })}>
                    Save this view…
                  </Menu.Item>
                </>
              )}
              {mayChange && (
                <>
                  <Menu.Item
                    className="menu-item"
                    disabled={!isChanged}
                    onClick={() => send(changed(current, choice), `View “${current.name}” changed.`)}
                  >
                    Save the changes to “{current.name}”
                  </Menu.Item>
                  <Menu.Item
                    className="menu-item"
                    onClick={() => {
                      send(removed(current), `View “${current.name}” removed.`);
                      onChoice(choice, null);
                    }}
                  >
                    Remove “{current.name}”
                  </Menu.Item>
                </>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <SaveViewDialog naming={naming} choice={choice} onSaved={(saved) => onChoice(choice, saved)} />
    </>
  );
}

function ViewItem({ value, name }: Readonly<{ value: string; name: string }>) {
  return (
    <Menu.RadioItem value={value} className="menu-item" closeOnClick>
      <span className="menu-tick">
        <Menu.RadioItemIndicator>✓</Menu.RadioItemIndicator>
      </span>
      <bdi>{name}</bdi>
    </Menu.RadioItem>
  );
}

/** Against what is seen of it: a colleague may have changed it meanwhile. */
function changed({ id, name, params }: SavedView, choice: ClaimsChoice): Sendable {
  return { name: "save-view", input: { viewId: id, name, params: claimsParams(choice), seen: { name, params } } };
}

function removed({ id, name, params }: SavedView): Sendable {
  return { name: "remove-view", input: { viewId: id, seen: { name, params } } };
}

const isSame = (one: ClaimsChoice, other: ClaimsChoice) =>
  new URLSearchParams(claimsParams(one)).toString() === new URLSearchParams(claimsParams(other)).toString();
