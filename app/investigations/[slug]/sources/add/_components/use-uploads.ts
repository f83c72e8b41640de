import { useRef, useState } from "react";
import { useAnnounce } from "@/app/_live/announcer";
import { newUpload, type Said, send, type Upload } from "./upload";

type Uploads = Readonly<{
  uploads: readonly Upload[];
  /** Files, or the addresses of pages. */
  add: (what: readonly (File | string)[], said?: Said) => void;
  tryAgain: (upload: Upload) => void;
}>;

/** Files on their way in, sent one after another, so that sources get their numbers in the order of the files. */
export function useUploads(slug: string): Uploads {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const announce = useAnnounce();

  const enqueue = (upload: Upload) => {
    const show = (state: Upload["state"]) =>
      setUploads((all) => all.map((one) => (one.key === upload.key ? { ...one, state } : one)));
    queue.current = queue.current.then(async () => {
      show({ is: "sending", share: 0 });
      const state = await send(slug, upload, (share) => show({ is: "sending", share }));
      show(state);
      announce(state.is === "added" ? `${upload.name} added.` : `${upload.name} was not added.`);
    });
  };
  return {
    uploads,
    add: (what, said) => {
      const made = what.map((one) => newUpload(one, said));
      setUploads((all) => [...made, ...all]);
      for (const upload of made) enqueue(upload);
    },
    tryAgain: enqueue,
  };
}
