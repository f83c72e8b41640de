/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a check of their own (`npm test -- types`), over the whole repository; the build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Otherwise Next looks for a lockfile above the repository.
  turbopack: { root: import.meta.dirname },
};
