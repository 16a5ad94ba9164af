export const place = '/home/somebody/data';
