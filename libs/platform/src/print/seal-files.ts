import { createPrivateKey, generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import { readPrivate, writeOnce } from '../vault/written-once';

// The key and certificate that papers are signed with, in the installation's key folder: `paper-seal.p12` with its
// password in `paper-seal.password`, or `paper-seal.pem` (key, certificate, then its chain). Where there is neither, a
// certificate of the installation's own is made, which says that it is only that.

export interface SealFiles {
  readonly key: KeyObject;
  /** DER, the signer's own first. */
  readonly chain: readonly Uint8Array[];
}

const [P12, PASSWORD, PEM] = ['paper-seal.p12', 'paper-seal.password', 'paper-seal.pem'];
const YEARS = 20;

/** @throws RangeError naming the file that cannot be used */
export function openSealFiles(folder: string): SealFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const p12 = join(folder, P12);
  if (existsSync(p12)) return checked(fromP12(p12, readPrivate(join(folder, PASSWORD)).trim()), p12);
  const pem = join(folder, PEM);
  if (!existsSync(pem)) writeOnce(folder, PEM, selfMade());
  return checked(fromPem(readPrivate(pem), pem), pem);
}

function fromPem(text: string, path: string): SealFiles {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/g) ?? [];
  try {
    return { key: createPrivateKey(text), chain: blocks.map((block) => new X509Certificate(block).raw) };
  } catch {
    throw new RangeError(`${path} holds no private key and certificate as PEM`);
  }
}

function fromP12(path: string, password: string): SealFiles {
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
    throw new RangeError(`${path} can be read by others than its owner: run chmod 600 on it`);
  try {
    const store = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(readFileSync(path).toString('latin1')), password);
    const bag = (type: string) => store.getBags({ bagType: type })[type] ?? [];
    const [{ key } = {}] = [...bag(forge.pki.oids.pkcs8ShroudedKeyBag!), ...bag(forge.pki.oids.keyBag!)];
    const text = [
      forge.pki.privateKeyToPem(key!),
      ...bag(forge.pki.oids.certBag!).map(({ cert }) => forge.pki.certificateToPem(cert!)),
    ].join('\n');
    return fromPem(text, path);
  } catch {
    throw new RangeError(`${path} cannot be opened: wrong password, or no RSA key in it (give others as ${PEM})`);
  }
}

/** The certificate of the key stands first, and there is one. */
function checked({ key, chain }: SealFiles, path: string): SealFiles {
  const own = chain.findIndex((der) => new X509Certificate(der).checkPrivateKey(key));
  if (own < 0) throw new RangeError(`${path}: no certificate in it belongs to its key`);
  if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec')
    throw new RangeError(`${path}: papers are signed with RSA or ECDSA`);
  return { key, chain: [chain[own]!, ...chain.filter((_, at) => at !== own)] };
}

/** Key and self-signed certificate, as PEM. It begins long ago: a paper of a simulated past must not be older than it. */
function selfMade(): string {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string;
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey.export({ format: 'pem', type: 'spki' }) as string);
  certificate.serialNumber = `01${forge.util.bytesToHex(forge.random.getBytesSync(15))}`;
  certificate.validity.notBefore.setUTCFullYear(2020, 0, 1);
  certificate.validity.notAfter.setUTCFullYear(2020 + YEARS, 0, 1);
  const subject = [
    { shortName: 'CN', value: 'Yi Bao Yun paper seal (self-made, not an authority’s)'.replace('’', "'") },
    { shortName: 'O', value: 'Yi Bao Yun' },
    { shortName: 'C', value: 'CN' },
  ];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
  ]);
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return `${key}${forge.pki.certificateToPem(certificate)}`;
}
