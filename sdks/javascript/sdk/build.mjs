// Makes dist/ of src/: the modules as they are, and the same for `require`.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
rmSync(`${here}dist`, { recursive: true, force: true });
for (const kind of ['esm', 'cjs']) {
  mkdirSync(`${here}dist/${kind}`, { recursive: true });
}
for (const file of readdirSync(`${here}src`)) {
  copyFileSync(`${here}src/${file}`, `${here}dist/esm/${file}`);
  const text = readFileSync(`${here}src/${file}`, 'utf8');
  if (file.endsWith('.d.ts')) {
    writeFileSync(`${here}dist/cjs/${file.replace('.d.ts', '.d.cts')}`, text.replaceAll(/'(\.\/\w+)\.js'/g, "'$1.cjs'"));
  } else {
    writeFileSync(`${here}dist/cjs/${file.replace('.js', '.cjs')}`, required(text, file));
  }
}

// What src/ uses of modules: named imports and exports of declarations, `export { … } from`, and nothing else.
function required(text, file) {
  const names = [];
  const out = text
    .replaceAll(/^import (\{[^}]*\}) from '(\.\/\w+)\.js';$/gm, "const $1 = require('$2.cjs');")
    .replaceAll(/^export (\{[^}]*\}) from '(\.\/\w+)\.js';$/gm, "Object.assign(exports, (($1) => ($1))(require('$2.cjs')));")
    .replaceAll(/^export ((?:async )?function\*?|class|const) (\w+)/gm, (_, kind, name) => {
      names.push(name);
      return `${kind} ${name}`;
    });
  if (/^(import|export) /m.test(out)) {
    throw new Error(`${file} uses modules in a way that build.mjs does not know.`);
  }
  return `'use strict';\n${out}${names.map(name => `exports.${name} = ${name};\n`).join('')}`;
}
