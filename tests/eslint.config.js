import hooks from "eslint-plugin-react-hooks";
import typescript from "typescript-eslint";

/** Few rules, all of them errors: what the compiler cannot see and what has bitten us. */
export default typescript.config(
  { ignores: ["**/node_modules/**", "**/build/**", "**/.data/**"] },
  {
    files: ["app/**/*.{ts,tsx}", "tests/**/*.{ts,tsx}", "prisma/**/*.ts"],
    languageOptions: { parser: typescript.parser, parserOptions: { projectService: true } },
    plugins: { "@typescript-eslint": typescript.plugin, "react-hooks": hooks },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false, arguments: false } }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "no-console": ["error", { allow: ["log", "error", "warn"] }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  // A Suspense boundary that is changed while it hydrates fails with React's error 421.
  {
    files: ["app/**/*.tsx"],
    ignores: ["app/components/Later.tsx"],
    rules: { "no-restricted-imports": ["error", { paths: [{ name: "react", importNames: ["Suspense"], message: "Use ~/components/Later." }] }] },
  },
  // Test support calls its set-up functions use…; they are no React hooks.
  { files: ["tests/**/*.{ts,tsx}"], rules: { "react-hooks/rules-of-hooks": "off", "react-hooks/exhaustive-deps": "off" } },
);
