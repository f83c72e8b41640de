import { defineConfig } from "drizzle-kit";

// Drafts a migration from the schema; a person then adds STRICT, triggers and the reason.
export default defineConfig({ dialect: "sqlite", schema: "./db/schema/index.ts", out: "./db/migrations" });
