import { createHash, sign, type KeyObject } from 'node:crypto';
import { asn1 } from 'node-forge';

// A detached CMS signature as PAdES-B-B asks for it (RFC 5652; ETSI EN 319 122-1): content type, digest and
// signing-certificate-v2, which binds the certificate and which ready-made signers leave out. No signing time: it stands in the PDF.

const { Class, Type } = asn1;
const oids = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsa: '1.2.840.113549.1.1.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const universal = (type: asn1.Type, constructed: boolean, value: asn1.Asn1[] | string) =>
  asn1.create(Class.UNIVERSAL, type, constructed, value as never);
const sequence = (...parts: asn1.Asn1[]) => universal(Type.SEQUENCE, true, parts);
const set = (...parts: asn1.Asn1[]) => universal(Type.SET, true, parts);
const octets = (bytes: Uint8Array) => universal(Type.OCTETSTRING, false, Buffer.from(bytes).toString('latin1'));
const oid = (name: keyof typeof oids) => universal(Type.OID, false, asn1.oidToDer(oids[name]).getBytes());
const one = () => universal(Type.INTEGER, false, asn1.integerToDer(1).getBytes());
const nothing = () => universal(Type.NULL, false, '');
const context = (number: number, parts: asn1.Asn1[]) =>
  asn1.create(Class.CONTEXT_SPECIFIC, number as asn1.Type, true, parts);
const derOf = (node: asn1.Asn1) => Buffer.from(asn1.toDer(node).getBytes(), 'latin1');
const parse = (der: Uint8Array) => asn1.fromDer(Buffer.from(der).toString('latin1'));

/** @param chain certificates in DER, the signer's own first */
export function signDetached(content: Uint8Array, key: KeyObject, chain: readonly Uint8Array[]): Buffer {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const attribute = (name: keyof typeof oids, value: asn1.Asn1) => sequence(oid(name), set(value));
  const attributes = [
    attribute('contentType', oid('data')),
    attribute('messageDigest', octets(sha256(content))),
    // SHA-256 is the default of ESSCertIDv2 and, in DER, therefore not written.
    attribute('signingCertificateV2', sequence(sequence(sequence(octets(sha256(chain[0]!)))))),
  ].sort((a, b) => Buffer.compare(derOf(a), derOf(b)));
  const signature = sign('sha256', derOf(set(...attributes)), key);

  // Certificate → TBSCertificate: [0] version, serial, algorithm, issuer …
  const [, serial, , issuer] = (parse(chain[0]!).value as asn1.Asn1[])[0]!.value as asn1.Asn1[];
  const digestAlgorithm = () => sequence(oid('sha256'), nothing());
  const signatureAlgorithm =
    key.asymmetricKeyType === 'ec' ? sequence(oid('ecdsaWithSha256')) : sequence(oid('rsa'), nothing());
  const signer = sequence(
    one(),
    sequence(issuer!, serial!),
    digestAlgorithm(),
    context(0, attributes),
    signatureAlgorithm,
    octets(signature),
  );
  const signed = sequence(
    one(),
    set(digestAlgorithm()),
    sequence(oid('data')),
    context(0, chain.map(parse)),
    set(signer),
  );
  return derOf(sequence(oid('signedData'), context(0, [signed])));
}
