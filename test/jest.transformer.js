// Nest 12 and several libraries ship as ES modules only; jest runs CommonJS. Our TypeScript always goes through swc,
// a JavaScript file of node_modules only when its nearest package.json says "module" (or the file ends in .mjs).
const { createTransformer } = require('@swc/jest');
const { dirname, join } = require('node:path');
const { existsSync, readFileSync } = require('node:fs');

const swc = createTransformer({
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
});
const kinds = new Map();
function isModule(folder) {
  if (kinds.has(folder)) return kinds.get(folder);
  const file = join(folder, 'package.json');
  const up = dirname(folder);
  const answer = existsSync(file) && 'name' in JSON.parse(readFileSync(file, 'utf8')) ? JSON.parse(readFileSync(file, 'utf8')).type === 'module' : existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).type ? JSON.parse(readFileSync(file, 'utf8')).type === 'module' : up === folder ? false : isModule(up);
  kinds.set(folder, answer);
  return answer;
}

module.exports = {
  ...swc,
  process(source, path, options) {
    const ours = /\.[cm]?tsx?$/.test(path) || path.endsWith('.mjs');
    return ours || isModule(dirname(path)) ? swc.process(source, path, options) : { code: source };
  },
  getCacheKey: (source, path, options) => swc.getCacheKey(source, path, options),
};
