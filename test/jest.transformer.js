// Nest 12 and several libraries ship as ES modules only; jest runs CommonJS. Our TypeScript always goes through swc; a
// JavaScript file of node_modules only when its nearest package.json says "module". Fastify's plug-ins call import(), which
// jest's own module system cannot answer.
const { createTransformer } = require('@swc/jest');
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const jsc = {
  target: 'es2022',
  keepClassNames: true,
  parser: { syntax: 'typescript', decorators: true, dynamicImport: true },
  transform: { legacyDecorator: true, decoratorMetadata: true },
};
const swc = createTransformer({ sourceMaps: 'inline', module: { type: 'commonjs' }, jsc });
const script = {
  process: (source) => ({ code: source.replace(/\bimport\(([^()]*)\)/g, 'Promise.resolve().then(() => require($1))') }),
  getCacheKey: (source, path, options) => `script-${swc.getCacheKey(source, path, options)}`,
};

const kinds = new Map();
/** Whether the nearest package.json makes the folder's .js files ES modules. */
function isModule(folder) {
  let answer = kinds.get(folder);
  if (answer === undefined) {
    const file = join(folder, 'package.json');
    const told = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    const up = dirname(folder);
    answer = told.type ? told.type === 'module' : told.name || up === folder ? false : isModule(up);
    kinds.set(folder, answer);
  }
  return answer;
}

function transformerOf(source, path) {
  if (/\.[cm]?tsx?$/.test(path) || path.endsWith('.mjs') || isModule(dirname(path))) return swc;
  return /[\\/]@fastify[\\/]/.test(path) && /\bimport\(/.test(source) ? script : null;
}

module.exports = {
  ...swc,
  process(source, path, options) {
    return transformerOf(source, path)?.process(source, path, options) ?? { code: source };
  },
  getCacheKey(source, path, options) {
    return `${(transformerOf(source, path) ?? swc).getCacheKey(source, path, options)}-4`;
  },
};
