import { jsDateOf, type Instant } from '../time';

type Pdf = PDFKit.PDFDocument;

/** Room for the signature with its certificates, in bytes. */
const ROOM = 8_192;
const HIDDEN_LOCKED_PRINT = 4 | 128;

export interface SignatureFacts {
  readonly reason: string;
  readonly name: string;
  /** When it is signed: the one thing of a paper that is not its row's. */
  readonly at: Instant;
}

/**
 * Leaves room for a signature on the page that is open (ISO 32000-1 §12.8; PAdES baseline, ETSI EN 319 142-1): an invisible
 * field, so that the paper looks the same with and without.
 */
export function leaveSignaturePlace(pdf: Pdf, { reason, name, at }: SignatureFacts): void {
  // pdfkit writes a JavaScript string as a name, and a String object as a text.
  const text = (value: string) => Object(value) as string;
  const open = '**********';
  const signature = pdf.ref({
    Type: 'Sig',
    Filter: 'Adobe.PPKLite',
    SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, open, open, open],
    Contents: Buffer.alloc(ROOM),
    Reason: text(reason),
    Name: text(name),
    M: jsDateOf(at),
  });
  const inside = pdf as unknown as {
    page: { dictionary: PDFKit.PDFKitReference; annotations: PDFKit.PDFKitReference[] };
  };
  const field = pdf.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    Rect: [0, 0, 0, 0],
    T: text('Signature'),
    F: HIDDEN_LOCKED_PRINT,
    V: signature,
    P: inside.page.dictionary,
  });
  inside.page.annotations.push(field);
  const form = pdf.ref({ Fields: [field], SigFlags: 3 });
  const root = Reflect.get(pdf, '_root') as { data: Record<string, unknown> };
  // pdfkit would look in it for the fonts of fields that are filled in; this form has none.
  Object.assign(pdf, { endAcroForm: () => void (root.data.AcroForm = form) });
  for (const part of [signature, field, form]) (part as unknown as { end(): void }).end();
}
