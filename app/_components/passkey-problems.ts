/** Why a device gave no passkey, in words. Browsers say little on purpose, so that a page learns nothing of what there is. */
export function passkeyProblem(thrown: unknown): string {
  const name = thrown instanceof Error ? thrown.name : "";
  if (name === "InvalidStateError") return "This device has a passkey for your account already.";
  if (name === "NotAllowedError" || name === "AbortError")
    return "No passkey was given, or it took too long. Try again.";
  if (name === "SecurityError") return "Passkeys do not work at this address. Use the one that Crossread is known by.";
  if (name === "NotSupportedError" || name === "ConstraintError") {
    return "This device cannot keep a passkey that asks who you are.";
  }
  return "The browser could not use a passkey. Try again, or another way.";
}
