import { useState } from "react";
import { Button } from "@/app/_components/button";
import { TextField } from "@/app/_components/text-field";

type Props = Readonly<{ onAddress: (address: string) => void }>;

/** A page by its address: the server fetches it, and keeps what it was answered. */
export function AddressForm({ onAddress }: Props) {
  const [address, setAddress] = useState("");
  return (
    <form
      className="address-form"
      onSubmit={(event) => {
        event.preventDefault();
        onAddress(address.trim());
        setAddress("");
      }}
    >
      <TextField
        label="Address of a page"
        name="address"
        type="url"
        dir="ltr"
        maxLength={2_000}
        placeholder="https://"
        required
        value={address}
        onChange={({ target }) => setAddress(target.value)}
      />
      <Button type="submit">Fetch page</Button>
    </form>
  );
}
