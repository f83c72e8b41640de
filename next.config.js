/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a check of their own (`npm test -- types`), over the whole repository; the build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Next else loads every page at start: a third of the memory, for pages nobody may ask for.
  experimental: { preloadEntriesOnStart: false },
  // Otherwise Next looks for a lockfile above the repository.
  turbopack: { root: import.meta.dirname },
};
