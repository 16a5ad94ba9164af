import { documentedExample } from '@yby/permits';
import { credentialRefusals } from '@yby/permits/contract';
import { isoOf } from '@yby/platform/contract';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const block = (text: string, width = 100) =>
  ['```', ...(text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []), '```'].join('\n');

/** How to write a verifier of the code on a paper, with one paper worked through byte by byte. */
export function credentialPage(): string {
  const example = documentedExample();
  const { record, key } = example;
  const refusals = Object.entries(credentialRefusals).map(([code, reasons]) => `| ${code} | ${reasons.join(', ')} |`);
  return `<!-- Made from the code: npm run cli -- docs -->

# How to verify the code on a paper

For whoever writes a verifier of their own, in any language. Everything needed stands here; reasons are in
[ADR 0004](adr/0004-credential-format.md), [0005](adr/0005-outer-form-of-the-code.md) and [0015](adr/0015-status-lists-and-keys.md).
\`test/measure/stranger_verify.py\` is such a verifier in some seventy lines, written from this page.

You need Ed25519 (RFC 8032, strict: no signature with S ≥ L), a CBOR reader, a big integer, zlib. SM2 with SM3 only where a key says so.

## 1. From the code's text to bytes

Text is \`HTTPS://HOST/V#DIGITS\` in any letter case, or DIGITS alone. The host proves nothing: do not compare it. DIGITS is one
decimal number without leading zero, at most 2469 digits. Write it in base 256, big endian: the first byte is 1, and is dropped. The rest, at most 1024
bytes, is the credential.

## 2. CBOR, strictly

Everything is deterministic CBOR (RFC 8949 §4.2.1). Refuse: bytes after the end, lengths or integers longer than needed, indefinite
lengths, map keys out of bytewise order or twice. A reader that cannot refuse these may encode what it read again
and compare the bytes.

## 3. The credential

COSE_Sign1 with its tag, \`18([protected, {}, payload, signature])\`. \`protected\` is a byte string holding exactly \`{1: alg, 4: kid}\`: alg −8
(Ed25519) or −65537 (SM2), kid 8 bytes. The unprotected map is empty. The signature has 64 bytes. Any further header, above all
16 (\`typ\`), means that this is not a permit: refuse it.

Find the key whose kid **and** alg match. Its signature must hold over the encoding of

\`["Signature1", protected, h'', payload]\`

SM2: r ‖ s over SM3, user id \`1234567812345678\`, key \`04 ‖ x ‖ y\`.

\`payload\` is a map with exactly these labels:

| label | meaning | value |
|---|---|---|
| 1 | issuing organ | text, GB/T 2260 division code of 6–12 digits |
| 4 | end | first second (Unix) that it is no longer valid |
| 5 | beginning | first second that it is valid |
| 6 | issued | second of issue |
| 7 | id of the permit | 16 bytes |
| −65537 | permit | array of nine, below |

| place | meaning | value |
|---|---|---|
| 0 | version of this layout | 1 |
| 1 | kind | 0 purchase filing, 1 transport filing, 2 purchase permit, 3 transport permit |
| 2 | number | text, \`[A-Z0-9-]{1,40}\` |
| 3 | holder | 12 bytes: the 18 characters of the unified social credit code (0–9, A–Z) as one number in base 36 |
| 4 | seller or consignee | as holder |
| 5 | carrier | as holder, or null |
| 6 | lines | 1–20 times \`[category × 100 + entry, unit, amount]\`: 301 is PC3-01 toluene; unit 0 mg, 1 tablet, 2 injection |
| 7 | uses | 0 one, 1 several |
| 8 | status index | 0 … 2³² − 1 |

Then, with the key's own entries: the organ must begin with the key's organ, where it has one; issued + 1 s must not lie before its
*from*, nor issued after its *to*. Then the time: valid while beginning ≤ now < end.

## 4. Keys

\`GET /.well-known/cose-keys\`: an array of COSE keys. Ed25519: \`{1: 1, 2: kid, 3: −8, −1: 6, −2: x}\`; SM2: \`{1: 2, 2: kid, 3: −65537, −1: −65537, −2: x, −3: y}\`.
Besides: −65537 *from* (second), −65538 *to* (second, absent while in use), −65539 *organ* (text: first digits of the divisions that it is
for; absent: all). Keep them; a key is published before it signs. Where you first get them from is what your trust rests on.

## 5. Status without network

Chunk = status index ÷ 65536, rounded down. \`GET /.well-known/status-lists/<chunk>\` (ask again with the ETag; after 300 s at the earliest).
COSE_Sign1 as above, at most 65536 bytes, but \`protected\` is exactly \`{1: alg, 4: kid, 16: "application/statuslist+cwt"}\`. Payload:
\`{2: address, 4: exp, 6: iat, 65533: {"bits": 4, "lst": zlib bytes}, 65534: ttl}\`. The address must end with
\`/.well-known/status-lists/<chunk>\`; the key must serve the paper's organ; \`lst\` inflates to exactly 32768 bytes. With i = status index − chunk × 65536 the status is
\`(byte[i / 2] >> (4 × (i mod 2))) & 15\`.

0 in force · 1 not valid any more · 2 suspended · 3 used up · 12 replaced. Take any other value for 'not valid'. At or after exp, or without a list, you know
only that the paper is genuine and within its dates: **do not call it in force**. How much of the quantity is left only the server knows.

## 6. What our own verifier answers

| answer | reasons in its log |
|---|---|
${refusals.join('\n')}

\`npm run -s cli -- permit verify --code TEXT [--keys FILE] [--status FILE] [--at TIME] [--json]\` answers without server and database.
Exit code 0 in force; 1 not to be accepted; 2 the files or words cannot be used; 3 genuine and within its dates, status unknown.

## 7. Worked example

The key is public (32 bytes of 7): never trust it. Issued ${isoOf(record.issuedAt)} by 330302; purchase filing ${record.number};
holder ${record.holder}, seller ${record.counterparty}; PC3-01, 500 kg; status index ${record.statusIndex}.

Code:

${block(example.code)}

Credential, ${example.credential.length} bytes:

${block(hex(example.credential))}

Protected header, kid \`${key.kid}\`:

${block(hex(example.header))}

Payload:

${block(hex(example.payload))}

What is signed:

${block(hex(example.signed))}

Key set (one key, for organs that begin with 3303, from ${isoOf(key.from)}):

${block(hex(example.keySet))}

Status list of chunk 1 (index 70124 suspended, all others in force; exp 2026-11-24T06:05:00Z):

${block(hex(example.statusList))}
`;
}
