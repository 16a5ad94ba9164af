export const merge = 'MERGE INTO platform.journal j USING x ON x.id = j.id WHEN MATCHED THEN DO NOTHING';
