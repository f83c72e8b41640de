import { config } from "zod";

// Before any page: zod else tries whether it may make functions of text, which the policy stops.
config({ jitless: true });
