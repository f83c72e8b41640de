/** Whether something thrown is a failure of the system with this code, such as `EEXIST`. */
export function hasCode(thrown: unknown, code: string): boolean {
  return thrown instanceof Error && "code" in thrown && thrown.code === code;
}
