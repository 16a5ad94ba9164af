// A signing process for tests: holds a private key that the product never sees. `node signing-program.mjs KEY.pem [fault]`
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const [keyFile, fault] = process.argv.slice(2);
const key = createPrivateKey(readFileSync(keyFile));
createInterface({ input: process.stdin }).on('line', (line) => {
  const { n, data } = JSON.parse(line);
  if (fault === 'silent') return;
  if (fault === 'dies') process.exit(3);
  const answer =
    fault === 'refuses'
      ? { error: 'CKR_PIN_LOCKED' }
      : { signature: sign(null, Buffer.from(data, 'base64'), key).toString('base64') };
  process.stdout.write(`${JSON.stringify({ n, ...answer })}\n`);
});
