/**
 * Who may import whom, as docs/architecture.md draws it: `lib` (values in, values out) ← `db` (the only door to data) ←
 * `app` (what people see), and beside them `server` and `bin`, which come in by the same doors. `npm test -- imports`
 * runs this and says how many modules it saw.
 *
 * Read it from the top. A rule is part of the code: when one is in the way, change it in the same pull request and say
 * why. Tests, benchmarks and what stands in a `testing` folder may import anything.
 */

const ours = "^(lib|db|app|server|bin|corpus|e2e)/";
const forTests = "(^|/)testing/|[.](test|bench|spec)[.]tsx?$";

/**
 * Of what is ours, these files may use only what stands in these places. `types` widens that for what is erased when
 * the code is compiled: a component may know the shape of a view, and not how to fetch one.
 */
const only = (name, files, places, comment, { butNot = [], types = [] } = {}) => {
  const from = { path: files, pathNot: [forTests, ...butNot] };
  const outside = { path: ours, pathNot: places };
  if (types.length === 0) return [{ name, comment, severity: "error", from, to: outside }];
  return [
    { name, comment, severity: "error", from, to: { ...outside, dependencyTypesNot: ["type-only"] } },
    {
      name: `${name}-types`,
      comment,
      severity: "error",
      from,
      to: { ...outside, pathNot: [...places, ...types], dependencyTypes: ["type-only"] },
    },
  ];
};

/** These files never use such modules, of ours or of others. */
const never = (name, files, to, comment, butNot = []) => ({
  name,
  comment,
  severity: "error",
  from: { path: files, pathNot: [forTests, ...butNot] },
  to,
});

const packages = (...names) => ({ path: `(^|/)node_modules/(${names.join("|")})/` });

const doors = ["^db/(queries|commands)/"];

module.exports = {
  forbidden: [
    // lib: the model.
    ...only("text-alone", "^lib/text/", ["^lib/text/"], "Strings and offsets know nothing of claims."),
    ...only("anchoring-on-text", "^lib/anchoring/", ["^lib/(text|anchoring)/"], "Selectors know no claims."),
    ...only("lib-inward", "^lib/", ["^lib/"], "The model has no storage, no network and no screen."),
    never("lib-no-io", "^lib/", { dependencyTypes: ["core"] }, "Given values, lib returns values."),
    never(
      "lib-no-machinery",
      "^lib/",
      packages(
        "next",
        "next-auth",
        "react",
        "react-dom",
        "@tiptap/react",
        "@base-ui",
        "drizzle-orm",
        "better-sqlite3",
        "ws",
      ),
      "The model, the editor's included, knows neither React nor storage nor sockets.",
    ),
    never("lib-no-editor", "^lib/", packages("@tiptap", "prosemirror-[^/]+"), "ProseMirror is for lib/editor alone.", [
      "^lib/editor/",
    ]),

    // db: the door.
    ...only("db-on-lib", "^db/", ["^db/", "^lib/(?!editor/)"], "Storage never reaches up into the app."),
    never(
      "db-no-screen",
      "^db/",
      packages("next", "next-auth", "react", "react-dom", "@tiptap", "@base-ui"),
      "Storage is used by the command line too, which has no screen.",
    ),

    // app: the face.
    ...only("routes-by-doors", "^app/", ["^app/", "^lib/", ...doors], "Data comes by queries and commands.", {
      butNot: ["^app/_server/"],
      types: ["^db/access"],
    }),
    ...only(
      "app-server-by-doors",
      "^app/_server/",
      ["^app/", "^lib/", ...doors, "^db/(store|access|new-id)[.]ts$", "^server/(process|session)[.]ts$"],
      "The app's server side opens the door with what the process shares; it does not go around it.",
    ),
    ...only("live-on-lib", "^app/_live/", ["^app/_live/", "^lib/"], "What a tab knows, it knows from the socket.", {
      types: ["^db/queries/"],
    }),
    ...only(
      "components-by-props",
      "^app/.*_components/",
      ["^app/.*_components/", "^app/_live/", "/actions[.]ts$", "^app/.*[.]css$", "^lib/"],
      "A component renders what it is given.",
      { types: ["^db/queries/"] },
    ),
    never("no-rows-in-app", "^app/", { path: "^db/(schema/|command[.]ts$)" }, "The app speaks views, not rows."),
    never("no-sql-in-app", "^app/", packages("drizzle-orm", "better-sqlite3"), "Nor has it queries of its own."),

    // server and bin: the process and the command line.
    ...only(
      "server-by-doors",
      "^server/",
      ["^server/", "^lib/", ...doors, "^db/(access|store|reading-store|new-id|open-installation|history)[.]ts$"],
      "The process comes in like everyone else, and does not know the command line.",
    ),
    ...only(
      "bin-by-doors",
      "^bin/",
      ["^(bin|server)/", "^lib/", ...doors, "^db/(access|store|new-id|open-installation|history|restore)[.]ts$"],
      "The command line comes in like everyone else.",
    ),
    never(
      "plain-node",
      "^(lib|db|server|bin)/",
      packages("server-only"),
      "It throws in plain Node, where all of this runs.",
    ),

    // e2e and what serves tests.
    {
      name: "e2e-outside",
      comment: "Browser tests see what a browser sees, plus seeds.",
      severity: "error",
      from: { path: "^e2e/" },
      to: { path: ours, pathNot: ["^e2e/", "^db/testing/", "^corpus/"] },
    },
    never(
      "testing-for-tests",
      "^(lib|db|app|server|bin)/",
      { path: forTests, pathNot: "node_modules/" },
      "What serves tests is not part of the program.",
    ),

    // All of it.
    {
      name: "no-cycles",
      comment: "Two modules that need each other are one, or three.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      comment: "What cannot be found cannot be checked: a wrong path, or a package that is not installed.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^([.]next|[.]build|data)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
  },
};
