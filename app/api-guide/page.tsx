import type { Metadata } from "next";
import { SignedInFrame } from "@/app/_components/signed-in-frame";
import { ownAddress } from "@/app/_server/own-address";
import { requireSignedIn } from "@/app/_server/session";
import { investigationsOf } from "@/app/_server/unscoped";
import { fieldLines } from "@/lib/api/field-lines";
import { jsonSchemaOf } from "@/lib/api/json-schema";
import { commandNames } from "@/lib/api/open-api";
import { API_ROOT, type Operation, operations } from "@/lib/api/operations";
import { commandInputs } from "@/lib/live/inputs";
import { scopeFor } from "@/lib/policy/token-scopes";
import { ApiGuide } from "./_components/api-guide";
import "./_components/api-guide.css";

export const metadata: Metadata = { title: "For programs" };

/** What programs may ask, from the tables that they are answered by. */
export default async function ApiGuidePage() {
  const me = await requireSignedIn();
  const [first] = await investigationsOf(me);
  const known: readonly Operation[] = Object.values(operations);
  return (
    <SignedInFrame name={me.name} reviewerId={me.reviewerId}>
      <ApiGuide
        address={ownAddress(API_ROOT)}
        slug={first?.slug ?? "an-investigation"}
        operations={known.map(({ method, path, summary, permission, query }) => ({
          method,
          path,
          summary,
          scope: permission === null ? null : scopeFor(permission),
          fields: fieldLines(jsonSchemaOf(query), ""),
        }))}
        commands={commandNames().map((name) => ({ name, fields: fieldLines(jsonSchemaOf(commandInputs[name]), "") }))}
      />
    </SignedInFrame>
  );
}
