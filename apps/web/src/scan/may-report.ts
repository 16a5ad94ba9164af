import type { Me, Role } from '../api/types';

const scanning: readonly Role[] = ['agent', 'storekeeper', 'driver', 'approver', 'inspector', 'supervisor'];

/** Whose scans stand on record, and who may say what looks wrong: as the server has it. */
export const mayReport = ({ roles }: Pick<Me, 'roles'>): boolean => roles.some((role) => scanning.includes(role));
