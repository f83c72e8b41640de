import { useState } from "react";
import { Button } from "@/app/_components/button";
import { Field } from "@/app/_components/field";

type Props = Readonly<{ onAddresses: (addresses: readonly string[]) => void }>;

/** Pages by their addresses: the server fetches them, and keeps what it was answered. */
export function AddressForm({ onAddresses }: Props) {
  const [typed, setTyped] = useState("");
  const addresses = typed.split(/\s+/).filter(Boolean);
  return (
    <form
      className="address-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (addresses.length > 0) onAddresses(addresses);
        setTyped("");
      }}
    >
      <Field label="Addresses of pages" hint="One on each line.">
        {(ids) => (
          <textarea
            className="input"
            {...ids}
            rows={1}
            dir="ltr"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder="https://"
            required
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )}
      </Field>
      <Button type="submit">{addresses.length > 1 ? `Fetch ${addresses.length} pages` : "Fetch page"}</Button>
    </form>
  );
}
