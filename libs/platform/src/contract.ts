// The pure face of the platform: time, working calendar, quantities, and what problems and pages look like on the wire.
// No Nest, no TypeORM, no Node built-in: the browser imports this file too, so that a form computes the same deadline
// (行政许可法 82: working days) and the same kilograms as the server.
// Called by every module and by the web.

export * from './time';
export * from './quantity';
export * from './problem';
export { maskEmail, maskIdNumber, maskName, maskPhone, maskPlate } from './masking/masking';
export * from './calendar/work-calendar';
export { chinaHolidays } from './calendar/china-holidays';
