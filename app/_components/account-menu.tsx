"use client";

import { Menu } from "@base-ui/react/menu";
import Link from "next/link";
import { useState } from "react";
import { Button } from "./button";
import { Dialog, DialogClose } from "./dialog";
import { Face } from "./face";
import { signOutHere } from "./sign-out-here";
import { ThemeMenu } from "./theme-menu";

type Props = Readonly<{
  name: string;
  reviewerId: string;
  /** Whether changes of this tab have not reached the server: signing out asks first. */
  hasUnsent?: boolean;
}>;

/** One's own face in the header: theme, account, sign out. */
export function AccountMenu({ name, reviewerId, hasUnsent = false }: Props) {
  const [isAsking, setAsking] = useState(false);
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
              <Menu.Item className="menu-item" onClick={() => (hasUnsent ? setAsking(true) : signOutHere())}>
                Sign out
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Dialog
        title="Some changes have not reached the server"
        description="They wait in this tab until the connection is back, and are lost if you sign out now."
        open={isAsking}
        onOpenChange={setAsking}
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
