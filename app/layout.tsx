import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./_styles/fonts.css";
import "./_styles/tokens.css";
import "./_styles/base.css";
import "./_styles/controls.css";
import "./_styles/popups.css";
import "./_styles/frame.css";
import "./_styles/print.css";
import { OfflineWorker } from "./_components/offline-worker";
import { Popups } from "./_components/popups";
import { SkipLink } from "./_components/skip-link";
import { themeAttribute } from "./_components/theme-choice";
import { nonce } from "./_server/nonce";
import { theme } from "./_server/theme";

export const metadata: Metadata = {
  title: { template: "%s · Crossread", default: "Crossread" },
  description: "Reads sources against each other: claims, and the passages that make or dispute them.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#191714" },
  ],
};

/** The document around every page. It reads the theme's cookie, so no page is ever prerendered. */
export default async function RootLayout({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <html lang="en" data-theme={themeAttribute(await theme())}>
      <body>
        <OfflineWorker />
        <Popups nonce={await nonce()}>
          <div className="root">
            <SkipLink />
            {children}
          </div>
        </Popups>
      </body>
    </html>
  );
}
