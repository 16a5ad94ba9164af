/** Names of the fields that the vault binds what it seals to. */
export const ADDRESS = 'notifications.address';
export const CODE = 'notifications.code';
