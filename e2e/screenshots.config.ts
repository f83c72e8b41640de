import journeys from "./playwright.config";

/** `npm run screenshots`: draws the pictures of README and docs from the bundled investigation. */
export default { ...journeys, testMatch: "screenshots.ts", workers: 1 };
