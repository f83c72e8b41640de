import "server-only";
import { theProcess } from "@/server/process";

/** Encrypts by a key of this installation's secret. */
export const sealingHere = () => theProcess().sealing;

/** The host people reach this at, by which an app and a device tell one Crossread from another. */
export const siteHost = () => new URL(theProcess().url).hostname;
