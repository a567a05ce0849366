from .a import AImportOsSystemXResponse as AImportOsSystemXResponse
