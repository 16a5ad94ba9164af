/** Injection tokens of the platform. */
export const SETTINGS = Symbol('settings');
export const MODULES = Symbol('modules');
export const SESSIONS = Symbol('sessions');
export const API_KEYS = Symbol('api keys');
export const QUEUE_BACKEND = Symbol('queue backend');
