/** Media type of a scan by its name: what is neither PNG nor JPEG was taken as PDF. */
export const scanType = (name: string): string =>
  /\.png$/i.test(name) ? 'image/png' : /\.jpe?g$/i.test(name) ? 'image/jpeg' : 'application/pdf';
