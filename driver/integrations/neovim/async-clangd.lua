-- async-clangd for Neovim 0.11 or later, without plugins: put this into
-- init.lua. With nvim-lspconfig installed the first two fields are enough.
vim.lsp.config("clangd", {
  cmd = { "async-clangd", "--background-index" },
  filetypes = { "c", "cpp" },
  root_markers = { "compile_commands.json", "compile_flags.txt", ".git" },
})
vim.lsp.enable("clangd")

-- The messages beside the code; the notes are in the float (<C-w>d).
vim.diagnostic.config({ virtual_text = true })
