/** What a sign-in is answered with whose password was right, and which is not done yet. */
export const secondStepErrors = { code: "second-step-code", passkey: "second-step-passkey" } as const;
