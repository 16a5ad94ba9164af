// `npm run bench:papers`: how many papers one process verifies, signs and prints in a second, each against the bare
// operation of Node that it cannot do without: same bytes, same key, in turns. Needs no database.
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median } from './figures.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const load = (name) => createRequire(import.meta.url)(join(root, 'dist/libs', `${name}.js`));

/** Calls a second: the median of `rounds` rounds of both sides in turns, each about `ms` long. */
async function inTurns(ours, bare, { ms = 300, rounds = 7 } = {}) {
  const rate = async (act) => {
    const begun = performance.now();
    let calls = 0;
    do {
      for (let n = 0; n < 10; n++) await act();
      calls += 10;
    } while (performance.now() - begun < ms);
    return (calls * 1_000) / (performance.now() - begun);
  };
  const rates = { ours: [], bare: [], ratio: [] };
  for (let round = 0; round <= rounds; round++) {
    const one = await rate(ours);
    const other = bare ? await rate(bare) : Number.NaN;
    if (round === 0) continue; // warming up
    rates.ours.push(one);
    rates.bare.push(other);
    rates.ratio.push(one / other);
  }
  return { ours: median(rates.ours), bare: median(rates.bare), ratio: median(rates.ratio) };
}

export async function measurePapers(options) {
  const { exampleCredential } = load('permits/src/credential/examples');
  const { openKeyFiles } = load('permits/src/credential/key-file-signer');
  const { sealCredential } = load('permits/src/credential/seal-credential');
  const { readSign1, bytesToSign } = load('permits/src/credential/cose-sign1');
  const { encodeCode } = load('permits/src/credential/code-text');
  const { verifyCredential } = load('permits/src/credential/verify-credential');
  const { verifyNatively } = load('permits/src/credential/native-verify');
  const { verifySm2 } = load('permits/src/credential/sm2');
  const { openStatusList } = load('permits/src/status-list/open-status-list');
  const { sealStatusList } = load('permits/src/status-list/seal-status-list');
  const { examplePrint } = load('permits/src/print/examples');
  const { renderPermitPdf } = load('permits/src/print/render-permit-pdf');
  const { PaperSeal } = load('platform/src/print/paper-seal');

  const folder = mkdtempSync(join(tmpdir(), 'yby-papers-'));
  try {
    const record = exampleCredential(1);
    const at = record.validFrom;
    const files = await openKeyFiles(join(folder, 'keys'));
    const signer = await files.signer(at);
    const keys = await files.keys();
    const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: keys[0].publicKey }, format: 'jwk' });
    const bareKey = generateKeyPairSync('ed25519').privateKey;
    const sealed = await sealCredential(record, signer);
    const { protectedBytes, payload, signature } = readSign1(sealed);
    const signed = bytesToSign(protectedBytes, payload);
    const code = encodeCode(sealed, 'ybq.example.gov.cn');

    await files.rotate({ from: at, organ: '3303', alg: 'SM2' });
    const both = await files.keys();
    const sm2Code = encodeCode(await sealCredential(record, await files.signer(at, '330302')), 'ybq.example.gov.cn');
    const sm2 = readSign1(await sealCredential(record, await files.signer(at, '330302')));
    const sm2Signed = bytesToSign(sm2.protectedBytes, sm2.payload);
    const sm2Public = new Uint8Array(Buffer.from(both[1].publicKey, 'base64url'));

    const statuses = new Uint8Array(32_768);
    for (let n = 0; n < 65; n++) statuses[(n * 7_919) % 32_768] = 1;
    const list = await sealStatusList({ chunk: 1, statuses, publicUrl: 'https://x.cn', issuedAt: at }, signer);
    const listParts = readSign1(list, { most: 65_536 });
    const listSigned = bytesToSign(listParts.protectedBytes, listParts.payload);

    const print = { ...examplePrint, code };
    const seal = new PaperSeal({ data: folder });
    const pdf = await renderPermitPdf(print, { signedAt: at });
    await seal.sign(pdf);
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

    const accepted = (verdict) => {
      if (!verdict) throw new Error('not verified');
    };
    const measured = [
      [
        'verify a code',
        'node:crypto verify',
        () => accepted(verifyCredential(code, keys, at, verifyNatively).ok),
        () => accepted(verify(null, signed, publicKey, signature)),
      ],
      [
        'verify a code, SM2',
        'SM2 alone',
        () => accepted(verifyCredential(sm2Code, both, at, verifyNatively).ok),
        () => accepted(verifySm2(sm2.signature, sm2Signed, sm2Public)),
      ],
      [
        'open a status list',
        'node:crypto verify',
        () => openStatusList(list, keys, 1, verifyNatively),
        () => accepted(verify(null, listSigned, publicKey, listParts.signature)),
      ],
      [
        'sign a credential',
        'node:crypto sign',
        () => sealCredential(record, signer),
        () => sign(null, signed, bareKey),
      ],
      ['print a PDF', '', () => renderPermitPdf(print), null],
      ['print and sign a PDF', '', async () => seal.sign(await renderPermitPdf(print, { signedAt: at })), null],
      ['sign a PDF', 'RSA-2048 alone', () => seal.sign(pdf), () => sign('sha256', pdf, rsa)],
    ];
    const results = [];
    for (const [name, against, ours, bare] of measured)
      results.push({ name, against, ...(await inTurns(ours, bare, options)) });
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export function papersTable(results) {
  const number = (value) => (Number.isNaN(value) ? '' : value.toFixed(value < 100 ? 1 : 0));
  return [
    '  paper                   ours/s    bare/s   ratio  against',
    ...results.map(
      ({ name, against, ours, bare, ratio }) =>
        `  ${name.padEnd(22)}${number(ours).padStart(9)}${number(bare).padStart(10)}` +
        `${(Number.isNaN(ratio) ? '' : ratio.toFixed(2)).padStart(8)}  ${against}`,
    ),
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  console.log(papersTable(await measurePapers(process.argv.includes('--quick') ? { ms: 50, rounds: 3 } : {})));
