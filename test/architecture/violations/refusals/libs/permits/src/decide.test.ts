export const raised = ['permits.already-decided', 'permits.not-written-down'];
