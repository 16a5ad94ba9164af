const floors = require('../floors.json');

// One exact entry per door, from floors.json: the same list that tsc, Vite and the dependency rule read.
const doors = {};
for (const { modules } of floors.floors)
  for (const module of modules)
    for (const [suffix, file] of Object.entries(floors.doors))
      doors[`^${floors.scope}/${module}${suffix}$`] = `<rootDir>/libs/${module}/src/${file}.ts`;

module.exports = {
  rootDir: '..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{libs,test,apps}/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/test/architecture/violations/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  moduleNameMapper: {
    ...doors,
    // Packages that offer themselves to import() only, which jest turns into require().
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
    '^strtok3$': '<rootDir>/node_modules/strtok3/lib/index.js',
  },
  transform: { '^.+\\.(ts|mts|js|mjs)$': '<rootDir>/test/jest.transformer.js' },
  transformIgnorePatterns: [],
  testTimeout: 30_000,
};
