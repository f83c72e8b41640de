import { TextField } from "@/app/_components/text-field";

/** The password, for who did not sign in a moment ago. The email is there for password managers, which keep the two together. */
export function PresentPassword({ email, isFresh }: Readonly<{ email: string; isFresh: boolean }>) {
  if (isFresh) return null;
  return (
    <>
      <input type="email" name="email" autoComplete="username" defaultValue={email} hidden readOnly />
      <TextField label="Present password" name="present" type="password" autoComplete="current-password" required />
    </>
  );
}
