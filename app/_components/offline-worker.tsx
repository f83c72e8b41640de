"use client";

import { useEffect } from "react";

/** Puts the service worker in place that answers for the server when nothing else does: `public/offline.js`. */
export function OfflineWorker() {
  useEffect(() => {
    // Where a browser has or allows none, its own error page is what there is.
    if ("serviceWorker" in navigator) navigator.serviceWorker.register("/offline.js").catch(() => {});
  }, []);
  return null;
}
