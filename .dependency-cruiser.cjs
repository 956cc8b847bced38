/**
 * Who may import whom: app → scenes → lesson → stage → (types of) world → engine; verifier → world; node → engine, verifier;
 * app → doctor → header explanations of lesson, world, engine; app → scorm, which imports nothing of ours.
 * tools/imports.mjs runs these and adds what a path alone can't tell (imports of source text).
 */
const tests = '(\\.(test|testdata|testkit|fixture)\\.tsx?$|/testing/)'
// Commands that measure and try the product; they are run from a working copy and never shipped.
const evidence = '^src/node/(bench|conformance|differential|fuzz|soak)/'
const room = (...names) => `^src/(${names.join('|')})/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'engine-imports-nothing-of-ours',
      comment: 'The cache is read, tested and run on its own. Pass what it needs in as an argument.',
      severity: 'error',
      from: { path: room('engine') },
      to: { path: '^(src/(?!engine/)|scenes/|tools/|e2e/)' },
    },
    {
      name: 'engine-uses-two-libraries',
      comment: 'Structured fields and the configuration schema are the only libraries of the engine.',
      severity: 'error',
      from: { path: room('engine'), pathNot: tests },
      to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'core'], pathNot: 'node_modules/(structured-headers|valibot)/' },
    },
    {
      name: 'policy-schema-is-for-its-reader',
      comment: 'The schema library stays out of pages that read no policy document: take types from the schema, and read with document.ts.',
      severity: 'error',
      from: { path: room('engine', 'world', 'stage', 'lesson'), pathNot: [tests, '^src/engine/policy/(schema|document|problems|lists)'] },
      to: { path: ['^src/engine/policy/(schema|document|problems)\\.ts$', '^src/engine/policy/schema\\.', 'node_modules/valibot/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'beside-knows-no-work',
      comment: 'What hands work to a worker serves lessons and the verifier alike. Pass what it needs to know in as an argument.',
      severity: 'error',
      from: { path: room('beside') },
      to: { path: '^(src/(?!beside/)|scenes/|tools/|e2e/)' },
    },
    {
      name: 'world-imports-engine-only',
      comment: 'The simulated internet knows the caches in it and nothing that draws or teaches.',
      severity: 'error',
      from: { path: room('world') },
      to: { path: '^(src/(?!world/|engine/)|scenes/|tools/|e2e/)' },
    },
    {
      name: 'stage-takes-types-only',
      comment: 'The stage draws a log that it is given; from world and engine it takes types, and the list of rungs that it explains. (The code pane shows engine source.)',
      severity: 'error',
      from: { path: room('stage'), pathNot: [tests, '^src/stage/code/'] },
      to: { path: room('world', 'engine'), pathNot: '^src/engine/rungs\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'stage-knows-no-lesson',
      comment: 'How a log looks does not depend on who teaches with it.',
      severity: 'error',
      from: { path: room('stage') },
      to: { path: '^(src/(app|lesson|verifier|node)/|scenes/|tools/|e2e/)', pathNot: '^tools/lit\\.ts$' },
    },
    {
      name: 'doctor-decides-nothing-itself',
      comment: 'The header doctor asks the engine and the world, and borrows the explanations of header text; it draws nothing and teaches no scene.',
      severity: 'error',
      from: { path: room('doctor') },
      to: { path: '^(src/(app|verifier|node)/|src/stage/(?!prose/message)|src/lesson/(?!headers/)|scenes/|tools/|e2e/)' },
    },
    {
      name: 'doctor-is-for-its-page',
      comment: 'Only the shell has a page for the header doctor; scenes and what they are made of do without.',
      severity: 'error',
      from: { path: '^(src|scenes)/', pathNot: room('app', 'doctor') },
      to: { path: room('doctor') },
    },
    {
      name: 'scorm-imports-nothing-of-ours',
      comment: 'What speaks to a learning platform knows scenes by their ids; src/app/lms/ joins it to the app.',
      severity: 'error',
      from: { path: room('scorm'), pathNot: tests },
      to: { path: '^(src/(?!scorm/)|scenes/|tools/|e2e/)' },
    },
    {
      name: 'scorm-is-for-the-shell',
      comment: 'Scenes report progress to the shell, which alone knows who keeps it.',
      severity: 'error',
      from: { path: '^(src|scenes)/', pathNot: room('app', 'scorm') },
      to: { path: room('scorm') },
    },
    {
      name: 'lesson-knows-no-scene',
      comment: 'A scene is made of lessons; the parts it is made of must not know it.',
      severity: 'error',
      from: { path: room('lesson') },
      to: { path: '^(src/(app|verifier|node)/|scenes/|tools/|e2e/)' },
    },
    {
      name: 'scenes-stand-alone',
      comment: 'Deleting a scene and its line in scenes/index.ts must break nothing else. Move what two scenes share to src/lesson.',
      severity: 'error',
      from: { path: '^scenes/([^/]+)/' },
      to: { path: '^scenes/', pathNot: '^scenes/$1/' },
    },
    {
      name: 'scenes-run-in-a-browser',
      comment: 'A scene can not use what needs Node.',
      severity: 'error',
      from: { path: '^scenes/' },
      to: { path: '^(src/node/|tools/|e2e/)' },
    },
    {
      name: 'nothing-imports-app',
      comment: 'The shell comes last. Move what others need to the room that they may import.',
      severity: 'error',
      from: { path: '^(src|scenes|tools)/', pathNot: room('app') },
      to: { path: room('app') },
    },
    {
      name: 'app-runs-in-a-browser',
      comment: 'The shell can not use what needs Node.',
      severity: 'error',
      from: { path: room('app') },
      to: { path: '^(src/node/|tools/|e2e/)' },
    },
    {
      name: 'verifier-imports-world',
      comment: 'The verifier measures a world; it draws and teaches nothing.',
      severity: 'error',
      from: { path: room('verifier') },
      to: { path: '^(src/(app|lesson|stage|node)/|scenes/|tools/|e2e/)' },
    },
    {
      name: 'node-imports-engine-and-verifier',
      comment: 'What runs without a browser plays the engine on sockets and runs the verifier.',
      severity: 'error',
      from: { path: room('node'), pathNot: [tests, evidence] },
      to: { path: '^(src/(app|lesson|stage|world)/|scenes/|tools/|e2e/)' },
    },
    {
      name: 'evidence-measures-what-runs',
      comment: 'Measurements and trials run the engine, the proxy, the verifier and the world; what draws and teaches has tests of its own.',
      severity: 'error',
      from: { path: evidence, pathNot: tests },
      to: { path: '^(src/(app|lesson|stage)/|scenes/|tools/|e2e/)' },
    },
    {
      name: 'browser-code-without-node',
      comment: 'Node modules do not exist in a browser.',
      severity: 'error',
      from: { path: '^(src/(app|stage|lesson|doctor|scorm|world|engine|verifier)|scenes)/', pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sockets-in-node-only',
      comment: 'The HTTP client of the reverse proxy needs Node; browsers have fetch.',
      severity: 'error',
      from: { path: '^(src/(app|stage|lesson|doctor|scorm|world|engine|verifier)|scenes)/' },
      to: { path: '(^|node_modules/)undici(/|$)' },
    },
    {
      name: 'no-development-packages',
      comment: 'Shipped code imports dependencies, not devDependencies.',
      severity: 'error',
      from: { path: '^(src|scenes)/', pathNot: [tests, evidence, '\\.d\\.ts$'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-code-in-pages',
      comment: 'What exists for tests is not shipped.',
      severity: 'error',
      from: { path: '^(src|scenes)/', pathNot: [tests, evidence] },
      to: { path: `^(src|scenes)/.*${tests}` },
    },
    {
      name: 'evidence-is-not-shipped',
      comment: 'What measures and tries the product needs development packages; the product must not need it.',
      severity: 'error',
      from: { path: '^(src|scenes)/', pathNot: [tests, evidence] },
      to: { path: evidence },
    },
    {
      name: 'no-cycles',
      comment: 'Files that need each other at run time are one file, or hide a third.',
      severity: 'error',
      from: { path: '^(src|scenes)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'imports-exist',
      comment: 'The file or package is not there.',
      severity: 'error',
      from: { path: '^(src|scenes)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Without this, type-only imports escape the rules.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css', '.d.ts'] },
  },
}
