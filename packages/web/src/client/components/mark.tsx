/** The bird. */
export function Mark() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M2 9c6-1 10 0 13 3 2-5 7-8 15-8-2 5-5 8-9 9 3 1 5 3 6 6-4-1-7-1-9 0l-1 9-4-7c-5 0-9-4-11-12Z"
      />
      <circle class="eye" cx="15.2" cy="16.4" r="1.5" />
    </svg>
  );
}
