"use client";

import "./refusals.css";
import { Toast } from "@base-ui/react/toast";
import type { ReactNode } from "react";
import { Button } from "@/app/_components/button";
import { CopyButton } from "@/app/_components/copy-button";

type Kept = Readonly<{ text: string }>;

/** Holds what was refused until the person has done with it: the reason, and the text that would be lost. */
export function Refusals({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <Toast.Provider timeout={0}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="refusals">
          <RefusalList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** Says that something was refused, and keeps its text at hand. */
export function useRefusal(): (title: string, reason: string, text: string) => void {
  const toasts = Toast.useToastManager<Kept>();
  return (title, description, text) => {
    toasts.add({ title, description, data: { text }, priority: "high" });
  };
}

function RefusalList() {
  const { toasts } = Toast.useToastManager<Kept>();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="notice notice-bad refusal" swipeDirection={[]}>
      <Toast.Content>
        <Toast.Title className="refusal-title" />
        <Toast.Description />
        {toast.data && <blockquote dir="auto">{toast.data.text}</blockquote>}
        <div className="form-row">
          {toast.data && <CopyButton text={toast.data.text} label="Copy the text" />}
          <Toast.Close render={<Button tone="quiet" />}>Dismiss</Toast.Close>
        </div>
      </Toast.Content>
    </Toast.Root>
  ));
}
