;;; async-clangd.el --- async-clangd in Eglot  -*- lexical-binding: t -*-

;; For Emacs 29 or later: put this into your init file.

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((c++-mode c++-ts-mode c-mode c-ts-mode)
                 . ("async-clangd" "--background-index"))))
(add-hook 'c++-mode-hook #'eglot-ensure)
(add-hook 'c++-ts-mode-hook #'eglot-ensure)

;;; async-clangd.el ends here
