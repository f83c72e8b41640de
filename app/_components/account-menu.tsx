"use client";

import { Menu } from "@base-ui/react/menu";
import Link from "next/link";
import { useState } from "react";
import { keptOf } from "@/app/_live/browser-device";
import type { ReviewerId } from "@/lib/domain/ids";
import { Button } from "./button";
import { Dialog, DialogClose } from "./dialog";
import { Face } from "./face";
import { signOutHere } from "./sign-out-here";
import { ThemeMenu } from "./theme-menu";
import { countedWords } from "./time-words";

type Props = Readonly<{
  name: string;
  reviewerId: ReviewerId;
  /** How many changes of this tab have not reached the server and are nowhere else. */
  unkept?: number;
}>;

/** One's own face in the header: theme, account, sign out. Whoever leaves something unsent is asked first. */
export function AccountMenu({ name, reviewerId, unkept = 0 }: Props) {
  const [unsent, setUnsent] = useState(0);
  const leave = async () => {
    const kept = await keptOf(reviewerId);
    const count = unkept + kept.filter(({ refused }) => refused === null).length;
    if (count === 0) await signOutHere();
    else setUnsent(count);
  };
  return (
    <>
      <Menu.Root>
        <Menu.Trigger className="account-button" aria-label={`Account of ${name}`}>
          <Face name={name} id={reviewerId} />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner sideOffset={8} align="end" className="popup-layer">
            <Menu.Popup className="menu">
              <div className="menu-label">{name}</div>
              <Menu.LinkItem className="menu-item" closeOnClick render={<Link href="/account" />}>
                Account
              </Menu.LinkItem>
              <Menu.LinkItem className="menu-item" closeOnClick render={<Link href="/investigations" />}>
                Investigations
              </Menu.LinkItem>
              <div className="menu-rule" role="presentation" />
              <ThemeMenu />
              <div className="menu-rule" role="presentation" />
              <Menu.Item className="menu-item" onClick={() => void leave()}>
                Sign out
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Dialog
        title={`${countedWords(unsent, "change")} ${unsent === 1 ? "has" : "have"} not reached the server`}
        description={
          unkept > 0
            ? "They wait in this tab until the connection is back, and are lost if you sign out now."
            : "They stay on this device, seen by nobody else, and are sent when you sign in here again."
        }
        open={unsent > 0}
        onOpenChange={(isOpen) => !isOpen && setUnsent(0)}
      >
        <div className="dialog-foot">
          <DialogClose render={<Button>Stay</Button>} />
          <Button tone="primary" onClick={signOutHere}>
            Sign out all the same
          </Button>
        </div>
      </Dialog>
    </>
  );
}
