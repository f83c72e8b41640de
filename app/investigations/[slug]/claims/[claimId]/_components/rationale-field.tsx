"use client";

import dynamic from "next/dynamic";
import type { JointEditorProps } from "./joint-editor";

/** The editor comes when it is needed: the claim's page is read far more often than a verdict is written. */
const JointEditor = dynamic(() => import("./joint-editor").then((module) => module.JointEditor), {
  ssr: false,
  loading: () => <p className="muted">Opening the text…</p>,
});

export function RationaleField(props: JointEditorProps) {
  return <JointEditor {...props} />;
}
